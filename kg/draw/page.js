// What a drawing does in the browser: filters, side panel, tooltips. Plain JavaScript.
//
// Article text reaches the page as JSON and becomes visible through textContent alone,
// so that no sentence, however it was written, can become markup or code.
"use strict";

(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const details = read("details");
  const nodes = new vis.DataSet(read("nodes"));
  const edges = new vis.DataSet(read("edges"));
  const find = (id) => document.getElementById(id);
  const MARGIN = 16; // around the drawing, in pixels
  const ROOM = 100; // for half a label beside a node
  const isEvent = (id) => details[id].kind === "event";

  // ---- small helpers -------------------------------------------------------------

  function element(tag, text = "", className = "") {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  // Case, accents and punctuation aside: "Societe generale" finds "Société Générale".
  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\s\p{P}]+/gu, " ").trim();
  }

  const links = new Map(nodes.getIds().map((id) => [id, []]));
  edges.forEach((edge) => {
    links.get(edge.from).push({ id: edge.to, role: edge.role });
    links.get(edge.to).push({ id: edge.from, role: edge.role });
  });

  // A node, the events around it, and all who take part in these.
  function around(id) {
    const near = new Set([id]);
    for (const link of links.get(id)) {
      near.add(link.id);
      if (isEvent(link.id)) links.get(link.id).forEach((other) => near.add(other.id));
    }
    return near;
  }

  function day(data) {
    const told = data.dates.map((date) => date.text).filter(Boolean).join("; ");
    const known = data.start || data.end;
    if (data.dated_by === "event") {
      const exact = !known || (told && data.start.startsWith(told)) ? "" : ` (${data.start || "until " + data.end})`;
      return told + exact;
    }
    if (data.dated_by === "article") return `told ${data.start}`;
    return data.start || told;
  }

  const amounts = (data) => data.amounts.map((amount) => amount.text).join(", ");

  function source(claim) {
    const who = claim.attribution ? `Said by ${claim.attribution}. ` : "";
    return who + [claim.title, claim.publisher, claim.published].filter(Boolean).join(" · ");
  }

  // ---- the graph -----------------------------------------------------------------

  nodes.forEach((node) => { node.title = tooltip(node.id); nodes.update(node); });
  edges.forEach((edge) => { edge.title = tooltip(isEvent(edge.from) ? edge.from : edge.to, edge.label); edges.update(edge); });
  const network = new vis.Network(find("graph"), { nodes, edges }, read("options"));

  function tooltip(id, role = "") {
    const data = details[id];
    const box = element("div");
    box.append(element("strong", data.label));
    if (!isEvent(id)) {
      box.append(element("small", [data.kind, ...data.names].join(" · ")));
      return box;
    }
    box.append(element("small", [role, data.type_label, data.status, day(data), amounts(data)].filter(Boolean).join(" · ")));
    for (const claim of data.evidence.slice(0, 2)) {
      box.append(element("q", claim.sentence), element("small", source(claim)));
    }
    const more = data.evidence.length - 2;
    if (more > 0) box.append(element("small", `and ${more} more; click to read`));
    return box;
  }

  // ---- filters -------------------------------------------------------------------

  const form = find("filters");
  const checked = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
  let only = null; // the node that was double-clicked: nothing but what is around it

  function found(text) {
    const wanted = folded(text);
    if (!wanted) return null;
    const hits = nodes.getIds().filter((id) => [details[id].label, ...(details[id].names || [])].some((name) => folded(name).includes(wanted)));
    const exact = hits.filter((id) => [details[id].label, ...(details[id].names || [])].some((name) => folded(name) === wanted));
    return exact.length ? exact : hits;
  }

  function inTime(data, since, until) {
    if (!since && !until) return true;
    if (!data.start && !data.end) return false;
    if (until && data.start > until) return false;
    return data.end ? data.end > since : data.start >= since;
  }

  function visibleNodes() {
    const kinds = checked("kind");
    const statuses = checked("status");
    const since = find("since").value;
    const until = find("until").value;
    const hits = only ? [only] : found(find("search").value);
    const near = hits && new Set(hits.flatMap((id) => [...around(id)]));
    const shows = (id) => {
      const data = details[id];
      if (!kinds.has(data.kind) || (near && !near.has(id))) return false;
      return data.kind !== "event" || (statuses.has(data.status) && inTime(data, since, until));
    };
    const shown = new Set(nodes.getIds().filter(shows));
    // A thing whose links are all hidden goes too, unless it never had any or was searched for.
    const held = new Set(hits || []);
    return new Set([...shown].filter((id) => {
      const others = links.get(id);
      return isEvent(id) || held.has(id) || !others.length || others.some((link) => shown.has(link.id)) || !kinds.has("event");
    }));
  }

  function apply() {
    const shown = visibleNodes();
    const changed = nodes.get().filter((node) => Boolean(node.hidden) === shown.has(node.id));
    nodes.update(changed.map((node) => ({ id: node.id, hidden: !shown.has(node.id) })));
    edges.update(edges.get()
      .map((edge) => ({ id: edge.id, hidden: !(shown.has(edge.from) && shown.has(edge.to)), was: Boolean(edge.hidden) }))
      .filter((edge) => edge.hidden !== edge.was)
      .map(({ id, hidden }) => ({ id, hidden })));
    find("none").hidden = shown.size > 0;
    if (!network.getSelectedNodes().length && !network.getSelectedEdges().length) showList();
    return shown;
  }

  // vis-network's own fit leaves out the labels, and nodes at the edge with them. Their true size is
  // only known once they were drawn.
  function fit() {
    const shown = nodes.getIds().filter((id) => !nodes.get(id).hidden);
    if (!shown.length) return;
    const boxes = Object.values(network.getPositions(shown)).map(({ x, y }) => (
      { left: x - ROOM, right: x + ROOM, top: y - ROOM / 2, bottom: y + ROOM / 2 }));
    const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
    const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
    const { width, height } = find("graph").getBoundingClientRect();
    const scale = Math.min(1.4, (width - MARGIN) / (right - left), (height - MARGIN) / (bottom - top));
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
  }

  // ---- side panel ----------------------------------------------------------------

  const panel = find("panel");

  function show(...parts) {
    panel.replaceChildren(...parts);
    panel.scrollTop = 0;
  }

  function rows(ids) {
    const list = element("ul", "", "rows");
    for (const id of ids) {
      const data = details[id];
      const button = element("button");
      button.type = "button";
      button.append(element("span", data.label, data.certain ? "" : "uncertain"));
      button.append(element("small", [data.type_label, data.status, day(data), amounts(data)].filter(Boolean).join(" · ")));
      button.addEventListener("click", () => select(id));
      const item = element("li");
      item.append(button);
      list.append(item);
    }
    return list;
  }

  const byDay = (a, b) => (details[b].start || details[b].end).localeCompare(details[a].start || details[a].end);
  const visible = (id) => !nodes.get(id).hidden;

  function showList() {
    const events = nodes.getIds().filter((id) => isEvent(id) && visible(id)).sort(byDay);
    const things = nodes.getIds().filter((id) => !isEvent(id) && visible(id)).length;
    show(
      element("h2", events.length === 1 ? "1 event" : `${events.length} events`),
      element("p", `between ${things} ${things === 1 ? "thing" : "things"}; the newest first`, "sub"),
      rows(events),
    );
  }

  function back() {
    const button = element("button", "← All events", "back");
    button.type = "button";
    button.addEventListener("click", () => { network.unselectAll(); emphasise(null); showList(); });
    return button;
  }

  function table(pairs) {
    const list = element("dl");
    for (const [term, value] of pairs) {
      if (value) list.append(element("dt", term), element("dd", value));
    }
    return list;
  }

  function showThing(id) {
    const data = details[id];
    const events = [...new Set(links.get(id).map((link) => link.id))].filter((other) => isEvent(other) && visible(other)).sort(byDay);
    const direct = links.get(id).filter((link) => !isEvent(link.id)).map((link) => [link.role, details[link.id].label]);
    show(
      back(),
      element("h2", data.label),
      element("p", data.kind, "sub"),
      table([["also", data.names.join(", ")], ["in", data.articles.join("; ")], ...direct]),
      element("h3", events.length === 1 ? "1 event" : `${events.length} events`),
      rows(events),
    );
  }

  function showEvent(id) {
    const data = details[id];
    const status = element("p", "", "sub");
    status.append(element("span", data.status, data.certain ? "badge certain" : "badge uncertain"), data.type_label);
    const evidence = data.evidence.flatMap((claim) => [element("blockquote", claim.sentence), element("p", source(claim), "cite")]);
    show(
      back(),
      element("h2", data.label),
      status,
      table([
        ...links.get(id).map((link) => [link.role, details[link.id].label]),
        ...data.amounts.map((amount) => [amount.role, amount.text]),
        ...data.words.map((word) => [word.role, word.text]),
        ["date", day(data)],
        ["confidence", data.confidence.toFixed(2)],
      ]),
      element("h3", data.evidence.length === 1 ? "Said in 1 sentence" : `Said in ${data.evidence.length} sentences`),
      ...evidence,
    );
  }

  const fonts = new Map(nodes.map((node) => [node.id, node.font]));

  // All but the chosen node and what is around it step back.
  function emphasise(id) {
    const near = id === null ? null : around(id);
    nodes.update(nodes.getIds().map((other) => {
      const stands = !near || near.has(other);
      const font = fonts.get(other);
      return { id: other, opacity: stands ? 1 : 0.15, font: stands ? font : { ...font, color: "#b4bfca" } };
    }));
  }

  function select(id) {
    network.selectNodes([id]);
    (isEvent(id) ? showEvent : showThing)(id);
    emphasise(id);
  }

  // ---- wiring --------------------------------------------------------------------

  network.on("click", ({ nodes: [id], edges: [edgeId] }) => {
    if (id !== undefined) return select(id);
    if (edgeId === undefined) { emphasise(null); return showList(); }
    const edge = edges.get(edgeId);
    if (isEvent(edge.from)) return select(edge.from);
    return select(edge.to);
  });
  network.on("doubleClick", ({ nodes: [id] }) => {
    only = id === undefined ? null : id;
    apply();
    fit();
  });
  form.addEventListener("input", (event) => {
    if (event.target.id === "search") only = null;
    apply();
    if (event.target.id === "search") fit();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    only = null;
    network.unselectAll();
    emphasise(null);
    apply();
    fit();
  }));
  find("fit").addEventListener("click", fit);

  const empty = element("p", "Nothing here meets these filters.");
  empty.id = "none";
  find("graph").append(empty);
  for (const id of nodes.getIds().filter((id) => !isEvent(id)).sort((a, b) => details[a].label.localeCompare(details[b].label))) {
    const option = element("option");
    option.value = details[id].label;
    find("names").append(option);
  }
  apply();
  // A window of another size shows the whole again, until somebody has chosen what to look at.
  let isChosen = false;
  for (const act of ["dragStart", "zoom"]) network.on(act, () => { isChosen = true; });
  new ResizeObserver(() => {
    network.setSize("100%", "100%"); // before the fit, whose measure the size is
    if (!isChosen) fit();
  }).observe(find("graph"));
  fit();
  network.once("afterDrawing", () => { document.documentElement.dataset.drawn = "yes"; });
  window.drawing = { network, nodes, edges, details, apply, select };
})();
