// What the pages can do without this script they do without it. Here the chat goes on without loading a page anew,
// a citation opens its article beside it, and a line is completed as it is typed.
"use strict";

const log = document.querySelector(".log");
const evidence = document.querySelector(".evidence");
const form = document.querySelector(".ask-form");
const announcer = document.querySelector(".announcer");

async function fetchPart(address, part) {
  const url = new URL(address, location.href);
  if (part) url.searchParams.set("part", part);
  const response = await fetch(url);
  const html = await response.text();
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) throw new Error("no page");
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

// --- asking ------------------------------------------------------------------------------------------------------

// A step of the history holds the address of its question, those of all questions above it, and the citation that is
// open over it on a small screen: so that whoever comes back finds the conversation again.
let turns = log ? log.children.length : 0;

function makeTurn(address) {
  const turn = document.createElement("section");
  turn.className = "turn";
  turn.dataset.address = address;
  const question = document.createElement("p");
  question.className = "question";
  question.textContent = new URL(address, location.href).searchParams.get("q") ?? "";
  const wait = document.createElement("p");
  wait.className = "note";
  wait.textContent = "Looking it up …";
  turn.append(question, wait);
  return turn;
}

async function fillTurn(turn) {
  const wait = turn.querySelector(".note");
  try {
    turns += 1;
    wait.replaceWith(await fetchPart(turn.dataset.address, `card-${turns}`));
    offerCopies(turn);
  } catch {
    wait.textContent = "No answer came: is Trackside still running? Ask again when it is.";
  }
}

function addressesShown() {
  return [...log.children].map((turn) => turn.dataset.address);
}

async function ask(address, { isNew = true } = {}) {
  const turn = makeTurn(address);
  welcome.hidden = true;
  log.append(turn);
  turn.scrollIntoView({ block: "start" });
  const step = { address, turns: addressesShown() };
  // What was open over the screen is gone: its step is used for what follows.
  if (history.state?.citation) history.replaceState(step, "", address);
  else if (isNew) history.pushState(step, "", address);
  await fillTurn(turn);
  goToTurn(turn);
}

function askAddress(line) {
  return `/ask?${new URLSearchParams({ q: line })}`;
}

function goToTurn(turn) {
  const title = turn.querySelector("h2");
  if (title) document.title = `${title.textContent} · Trackside`;
  title?.focus({ preventScroll: true });
  turn.scrollIntoView({ block: "start" });
}

function showTurn(address) {
  const turn = [...log.children].findLast((each) => each.dataset.address === address);
  return turn ? goToTurn(turn) : ask(address, { isNew: false });
}

async function showWelcome() {
  if (!welcome.querySelector("a")) welcome.replaceChildren(...(await fetchPart("/")).querySelector(".welcome").children);
  welcome.hidden = false;
  welcome.scrollIntoView();
  document.title = "Ask what happened · Trackside";
}

/** What was asked before a page was loaded anew stands above its answer again. */
async function restoreTurns(addresses) {
  const own = log.lastElementChild;
  const earlier = addresses.slice(0, -1).map(makeTurn);
  own.before(...earlier);
  await Promise.all(earlier.map(fillTurn));
  own.scrollIntoView({ block: "start", behavior: "instant" });
}

const welcome = document.querySelector(".welcome");

if (log && form) {
  const first = log.querySelector(".turn");
  const address = location.pathname + location.search;
  if (first) first.dataset.address = address;
  if (history.state?.address !== address) history.replaceState({ address, turns: addressesShown() }, "");
  else if (first) restoreTurns(history.state.turns);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const line = form.elements.q.value.trim();
    if (!line) return;
    form.elements.q.value = "";
    closeCompletions();
    ask(askAddress(line));
  });
  addEventListener("popstate", (event) => {
    if (hideEvidence() && coversScreen.matches) return;
    if (event.state?.citation) return openEvidence(event.state.citation);
    const address = event.state?.address ?? "/";
    if (address.startsWith("/ask")) showTurn(address);
    else showWelcome();
  });
}

// --- evidence ----------------------------------------------------------------------------------------------------

const coversScreen = matchMedia("(max-width: 54rem)");
let opener = null;

async function openEvidence(address, link) {
  if (link && !evidence.contains(link)) {
    opener?.classList.remove("is-open");
    opener = link;
    link.classList.add("is-open");
  }
  try {
    evidence.replaceChildren(await fetchPart(address, "evidence"));
  } catch {
    location.href = address;
    return;
  }
  evidence.hidden = false;
  if (coversScreen.matches && !history.state?.citation) history.pushState({ ...history.state, citation: address }, "");
  coverScreen();
  const target = evidence.querySelector(`[id="${CSS.escape(address.split("#")[1] ?? "")}"]`);
  (target ?? evidence).scrollIntoView({ block: "center" });
  evidence.querySelector("h2")?.focus({ preventScroll: true });
}

/** Nothing behind the evidence can be reached while it covers the screen. */
function coverScreen() {
  const covers = !evidence.hidden && coversScreen.matches;
  for (const each of document.querySelectorAll(".skip, .bar, #main")) each.inert = covers;
  evidence.setAttribute("role", covers ? "dialog" : "complementary");
  evidence.ariaModal = covers ? "true" : null;
}

if (evidence) {
  coversScreen.addEventListener("change", coverScreen);
  if (history.state?.citation) openEvidence(history.state.citation);
}

/** Whether it was open. */
function hideEvidence() {
  if (!evidence || evidence.hidden) return false;
  evidence.hidden = true;
  evidence.replaceChildren();
  coverScreen();
  opener?.classList.remove("is-open");
  (opener ?? log.lastElementChild?.querySelector("h2"))?.focus({ preventScroll: true });
  opener = null;
  return true;
}

/** Closed by hand, it leaves no step in the history to go back to. */
function closeEvidence() {
  if (!evidence?.hidden && history.state?.citation) history.back();
  else hideEvidence();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a, button");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (link.matches(".evidence .close")) {
    closeEvidence();
  } else if (link.matches(".copy")) {
    copy(link);
  } else if (link.matches(".paragraph .text a")) {
    if (showNotes(link)) event.preventDefault();
  } else if (link.matches(".evidence .excerpt a")) {
    event.preventDefault(); // a step in the history would be one of the chat
    evidence.querySelector(`[id="${link.hash.slice(1)}"]`)?.scrollIntoView({ block: "center" });
  } else if (link.matches("a.cite, .others a") && evidence) {
    event.preventDefault();
    openEvidence(link.getAttribute("href"), link);
  } else if (link.matches("a.ask, a.command") && log && link.getAttribute("href").startsWith("/ask?")) {
    event.preventDefault();
    if (coversScreen.matches) hideEvidence();
    ask(link.getAttribute("href"));
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (list && !list.hidden) closeCompletions();
  else if (!hideNotes()) closeEvidence();
});

// --- the words of an article -------------------------------------------------------------------------------------

/** Beside a paragraph, or below it, the notes on the pressed words alone; pressed again, they go. */
function showNotes(words) {
  const isOpen = words.classList.contains("is-open");
  hideNotes();
  if (isOpen) return true;
  const root = words.closest(".evidence") ?? document;
  const claims = words.dataset.claims?.split(" ") ?? [words.hash.slice("#note-".length)];
  const notes = claims.map((claim) => root.querySelector(`[id="note-${claim}"]`)?.cloneNode(true)).filter(Boolean);
  if (!notes.length) return false;
  const pressed = document.createElement("div");
  pressed.className = "pressed";
  pressed.role = "group";
  pressed.tabIndex = -1;
  pressed.ariaLabel = "Notes on these words";
  const items = document.createElement("ul");
  items.className = "words-notes";
  for (const note of notes) note.removeAttribute("id");
  items.append(...notes);
  pressed.append(items);
  words.classList.add("is-open");
  words.closest(".text").after(pressed);
  pressed.focus({ preventScroll: true });
  pressed.scrollIntoView({ block: "nearest" });
  return true;
}

/** The server marks all words of a claim and opens its note; of an address it sees no more than what is before "#". */
function askForTarget() {
  const [, claim] = location.hash.match(/^#claim-(\w+)$/) ?? [];
  const address = new URL(location.href);
  if (!claim || !location.pathname.startsWith("/article/") || address.searchParams.getAll("claim").includes(claim)) return;
  address.search = new URLSearchParams({ claim });
  location.replace(address);
}

addEventListener("hashchange", askForTarget);
askForTarget();

/** Whether there were any. */
function hideNotes() {
  const pressed = document.querySelector(".pressed");
  if (!pressed) return false;
  const words = pressed.parentElement.querySelector(".text a.is-open");
  words?.classList.remove("is-open");
  pressed.remove();
  words?.focus({ preventScroll: true });
  return true;
}

// --- copying -----------------------------------------------------------------------------------------------------

async function copy(button) {
  const text = document.getElementById(button.dataset.copies).textContent;
  try {
    await navigator.clipboard.writeText(text);
    say(button, "Copied", "Copied, with its sources.");
  } catch {
    say(button, "Not copied", "The browser does not let pages copy: select the text instead.");
  }
}

function say(button, label, sentence) {
  announce(sentence);
  button.textContent = label;
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
}

function offerCopies(holder) {
  for (const button of holder.querySelectorAll(".copy")) button.hidden = !navigator.clipboard;
}

offerCopies(document);

function announce(sentence) {
  announcer.textContent = sentence;
}

// --- completing --------------------------------------------------------------------------------------------------

const input = form?.elements.q;
const list = form?.querySelector(".completions");
let chosen = -1;
let latest = 0;

function closeCompletions() {
  latest += 1;
  if (!list) return;
  list.hidden = true;
  list.replaceChildren();
  chosen = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

async function complete() {
  const mine = ++latest;
  const line = input.value;
  let completions = [];
  try {
    completions = await (await fetch(`/complete?${new URLSearchParams({ line })}`)).json();
  } catch {
    return; // the answer itself says what is the matter
  }
  if (mine !== latest) return; // something else was typed meanwhile
  if (!completions.length) return closeCompletions();
  list.replaceChildren(
    ...completions.map((each, number) => {
      const item = document.createElement("li");
      item.id = `completion-${number}`;
      item.role = "option";
      item.dataset.line = each.line;
      item.dataset.whole = each.whole ? "yes" : "";
      item.append(each.label);
      const detail = document.createElement("small");
      detail.textContent = each.detail;
      if (each.detail) item.append(" ", detail);
      return item;
    }),
  );
  choose(-1);
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  announce(`${completions.length} ${completions.length === 1 ? "completion" : "completions"}: choose with the arrow keys.`);
}

function choose(number) {
  chosen = number;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === number)));
  const item = list.children[number];
  if (!item) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
}

function take(item) {
  input.value = item.dataset.line;
  input.focus();
  if (!item.dataset.whole) return complete();
  closeCompletions();
  form.requestSubmit();
}

if (input && list) {
  input.addEventListener("input", complete);
  input.addEventListener("blur", () => setTimeout(closeCompletions, 150)); // a press on the list comes first
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!count) return void complete();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose((chosen + step + count + (chosen < 0 && step < 0 ? 1 : 0)) % count);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
    } else if (event.key === "Tab" && chosen >= 0 && !event.shiftKey) {
      event.preventDefault();
      take({ dataset: { ...list.children[chosen].dataset, whole: "" } });
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item) take(item);
  });
}

// --- rows of a table -----------------------------------------------------------------------------------------------

const rowFilter = document.querySelector(".row-filter");

/** A text without capitals and accents: a name is found however it is typed. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();

function filterRows() {
  const words = plain(rowFilter.elements[0].value).split(/\s+/).filter(Boolean);
  const rows = [...document.querySelectorAll(".matrix tbody tr:not(.group)")];
  for (const row of rows) {
    const text = plain(row.textContent);
    row.hidden = !words.every((word) => text.includes(word));
  }
  for (const body of document.querySelectorAll(".matrix tbody")) body.hidden = !body.querySelector("tr:not(.group, [hidden])");
  const shown = rows.filter((row) => !row.hidden).length;
  const found = shown ? `${shown} of ${rows.length} rows` : `No row has “${rowFilter.elements[0].value.trim()}”.`;
  rowFilter.querySelector("[role=status]").textContent = words.length ? found : "";
  document.querySelector(".matrix-region").hidden = !shown;
}

if (rowFilter) {
  rowFilter.hidden = false;
  rowFilter.addEventListener("input", filterRows);
  rowFilter.addEventListener("submit", (event) => event.preventDefault());
  if (rowFilter.elements[0].value) filterRows();
}
