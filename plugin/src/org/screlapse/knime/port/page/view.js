/*
 * The page's half of KNIME's messages between a view and its host, and the view of a port: what is inside single-cell
 * data. Everything that comes from the data is set as text, never as markup.
 */
const element = (name, text, ...children) => {
  const made = document.createElement(name);
  if (text) {
    made.textContent = text;
  }
  made.append(...children);
  return made;
};

const show = (...children) => document.querySelector("main").replaceChildren(...children);

function draw({ headline, sections }) {
  const tables = sections.flatMap(({ title, entries }) => {
    const rows = entries.map(({ name, description }) => {
      const header = element("th", name);
      header.scope = "row";
      return element("tr", "", header, element("td", description));
    });
    return [element("h2", title), element("table", "", element("tbody", "", ...rows))];
  });
  show(element("h1", headline), ...tables);
}

let last = 0;
const waiting = new Map();

window.addEventListener("message", ({ data }) => {
  if (data?.type === "UIExtensionResponse" && waiting.has(data.requestId)) {
    waiting.get(data.requestId)(data.payload);
    waiting.delete(data.requestId);
  }
});

const ask = (method, ...params) => new Promise(resolve => {
  const requestId = `screlapse-${++last}`;
  waiting.set(requestId, resolve);
  window.parent.postMessage({ type: "UIExtensionRequest", requestId, payload: { method, params } }, "*");
});

const parsed = value => (typeof value === "string" ? JSON.parse(value) : value);

async function start() {
  const config = await ask("getConfig");
  window.parent.postMessage({ type: "UIExtensionReady" }, "*");
  const answer = parsed(config.initialData);
  const error = answer.userError ?? answer.internalError;
  if (error) {
    show(element("p", error.message));
  } else {
    draw(answer.result);
  }
}

start();
