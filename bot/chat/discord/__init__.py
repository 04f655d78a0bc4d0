"""Discord: the questions as slash commands, their answers with buttons, and the life of the bot that gives them."""
