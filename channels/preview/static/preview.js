// The preview page: plays a customer through the preview's interface. Every text is set as text, never as markup.
"use strict";
{
  const byId = (id) => document.getElementById(id);
  const setup = byId("setup");
  const talk = byId("talk");
  const store = setup.dataset.store;
  const base = `/api/v1/preview/stores/${encodeURIComponent(store)}/conversations`;
  let current = null;
  let shown = 0;

  function make(tag, props = {}, ...children) {
    const { dataset, ...plain } = props;
    const element = Object.assign(document.createElement(tag), plain);
    Object.assign(element.dataset, dataset);
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  async function call(method, path, body) {
    const init = { method, headers: { "Content-Type": "application/json" } };
    if (body) init.body = JSON.stringify(body);
    const response = await fetch(base + path, init);
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.detail || "That did not work. Reload the page and try again.");
    return answer;
  }

  async function attempt(act) {
    byId("problem").hidden = true;
    try {
      await act();
    } catch (error) {
      byId("problem").textContent = error.message;
      byId("problem").hidden = false;
      byId("problem").scrollIntoView({ block: "center" });
      byId("waiting").hidden = true;
    }
  }

  function requireCustomer() {
    const email = new FormData(setup).get("email");
    if (email) return email;
    setup.elements.email.focus();
    throw new Error("Choose a customer above first.");
  }

  async function begin() {
    const form = new FormData(setup);
    if (form.get("signed_in")) requireCustomer();
    const found = await call("POST", "", {
      manner: form.get("manner"),
      email: form.get("email"),
      signed_in: form.get("signed_in") === "on",
      language: form.get("language"),
    });
    current = found.conversation;
    shown = 0;
    talk.replaceChildren();
    show(found);
  }

  async function say(text, wantsPerson = false) {
    if (!current) await begin();
    await call("POST", `/${current}/messages`, { text, wants_person: wantsPerson });
    await follow();
  }

  async function signIn() {
    const email = requireCustomer();
    if (!current) await begin();
    await call("POST", `/${current}/sign-in`, { email });
    await follow();
  }

  async function follow() {
    const followed = current;
    byId("waiting").hidden = false;
    for (let tries = 0; tries < 6 && followed === current; tries++) {
      const found = await call("GET", `/${followed}?wait=10`);
      if (followed !== current) return;
      show(found);
      if (!found.is_waiting) break;
    }
    byId("waiting").hidden = true;
  }

  function show(found) {
    for (const message of found.messages.slice(shown)) talk.append(line(message, found.has_cards));
    shown = found.messages.length;
    byId("sign-in").disabled = found.customer !== null;
    byId("sign-in").textContent = found.customer ? `Signed in: ${found.customer.name}` : "Sign in as the customer";
    talk.lastElementChild?.scrollIntoView({ block: "nearest" });
  }

  const names = { customer: "Customer", agent: "Agent", person: "Staff", system: "System" };

  function line(message, hasCards) {
    const isOurs = message.author !== "customer";
    const parts = hasCards || !isOurs ? message.blocks.map(block) : message.dressed.map((text) => words(text));
    const bubble = make("div", { className: "bubble" }, make("div", { className: "soft", textContent: names[message.author] }), ...parts);
    if (message.language) bubble.lang = message.language;
    const side = isOurs && message.trace ? trace(message.trace) : "";
    return make("li", { className: message.author }, bubble, side);
  }

  // Words with their links: only addresses that begin as ours do are made to lead somewhere.
  function words(text) {
    const element = make("p", { className: "pre" });
    for (const piece of text.split(/(https?:\/\/[^\s]+)/)) {
      const isOurs = piece.startsWith(`${location.origin}/`);
      element.append(isOurs ? make("a", { href: piece, target: "_blank", rel: "noopener", textContent: piece }) : piece);
    }
    return element;
  }

  function block(item) {
    if (item.type === "text") return make("p", { className: "pre", textContent: item.text });
    if (item.type === "quote") {
      return make("blockquote", { lang: item.lang }, item.text, cited(item));
    }
    if (item.type === "picture") return make("p", { className: "chip", textContent: item.alt });
    if (item.type === "order_card") return card(item);
    if (item.type === "card") return cards[item.kind]?.(item.card) ?? chip(`${plain(item.kind)} card`);
    if (item.type === "sign_in") return chip("Asks to sign in", button("Sign in as the customer", signIn));
    if (item.type === "choices") return chip("Choices", ...item.options.map(([label, value]) => button(label, () => say(value))));
    return chip(item.offered ? "Offers a person" : "A person is asked in", item.offered ? button("Ask for a person", () => say("", true)) : "");
  }

  // Where a quotation stands, for staff: the revision that was quoted, the page that the customer is led to, and its age.
  function cited(item) {
    const where = item.heading ? `${item.title} › ${item.heading}` : item.title;
    const revision = `revision ${item.revision}`;
    const ours = item.article_id ? make("a", { href: `/admin/content/${item.article_id}?revision=${item.revision}`, textContent: revision }) : revision;
    const theirs = item.page ? make("a", { href: item.page, target: "_blank", rel: "noopener", textContent: "as customers see it" }) : "";
    return make("div", { className: "soft", lang: "en" }, `${where} · `, ours, theirs && " · ", theirs, due(item.as_of));
  }

  function due(asOf) {
    return asOf ? make("span", { className: "badge unavailable", textContent: `Review due, last on ${asOf}` }) : "";
  }

  function card(item) {
    const at = `/hub/${encodeURIComponent(store)}/orders/${encodeURIComponent(item.card.order_id)}`;
    const lines = item.card.lines.map((one) => {
      const units = ["open", "shipped", "blocked"].filter((kind) => one[kind]).map((kind) => `${one[kind]} ${kind}`);
      const why = one.reason ? ` (${plain(one.reason)})` : "";
      const image = one.image ? make("img", { src: one.image, alt: "", width: 40, height: 40 }) : "";
      return make("li", {}, image, make("span", {}, `${one.title} ${one.variant} · ${units.join(", ")}${why}`));
    });
    const links = item.card.options.map((kind) =>
      make("a", { href: `${at}/edit?kind=${kind}`, target: "_blank", rel: "noopener", className: kind === item.focus ? "main" : "", textContent: plain(kind) }),
    );
    links.push(make("a", { href: at, target: "_blank", rel: "noopener", textContent: "View in the Hub" }));
    return make(
      "div",
      { className: "card" },
      make("strong", { textContent: `Order ${item.card.name}` }),
      make("span", { className: "soft", textContent: ` ${plain(item.card.state)} · ${item.card.total.amount} ${item.card.total.currency}` }),
      make("ul", {}, ...lines),
      make("div", { className: "links" }, ...links),
    );
  }

  // Where an order is: a line for every parcel, with the carrier's own link if a browser may open it.
  function way(found) {
    const named = (items) => items.map((one) => `${one.units} x ${one.title}${one.variant ? ` (${one.variant})` : ""}`).join(", ");
    const lines = found.parcels.map((one) => {
      const expected = one.from_day ? `, expected ${one.from_day}${one.to_day === one.from_day ? "" : ` to ${one.to_day}`}` : "";
      const told = `Parcel ${one.place}: ${plain(one.stage)}${expected} · ${one.carrier} ${one.number} · ${named(one.items)} `;
      const isWeb = /^https?:\/\//.test(one.link);
      return make("li", {}, make("span", {}, told, isWeb ? make("a", { href: one.link, target: "_blank", rel: "noopener noreferrer", textContent: "Follow it" }) : ""));
    });
    if (found.waiting.length) lines.push(make("li", {}, make("span", {}, `Not sent yet: ${named(found.waiting)}`)));
    const at = `/hub/${encodeURIComponent(store)}/orders/${encodeURIComponent(found.order_id)}`;
    return make(
      "div",
      { className: "card" },
      make("strong", { textContent: `Order ${found.name}` }),
      make("span", { className: "soft", textContent: ` ${plain(found.stage)}` }),
      make("ul", {}, ...lines),
      make("div", { className: "links" }, make("a", { href: at, target: "_blank", rel: "noopener", textContent: "View in the Hub" })),
    );
  }

  // What a shopper would see of the shop: pictures, prices, and which forms are left.
  function goods({ products, is_comparison: isComparison }) {
    const lines = products.map((one) => {
      const image = one.image ? make("img", { src: one.image, alt: "", width: 40, height: 40 }) : "";
      const left = one.forms.filter((form) => form.is_left).length;
      const price = one.lowest.amount === one.highest.amount ? one.lowest.amount : `${one.lowest.amount} to ${one.highest.amount}`;
      return make("li", {}, image, make("span", {}, `${one.title} · ${price} ${one.lowest.currency} · ${left} of ${one.forms.length} forms left`));
    });
    return make("div", { className: "card" }, make("strong", { textContent: isComparison ? "Products side by side" : "Products" }), make("ul", {}, ...lines));
  }

  function code(item) {
    const off = item.percent ? `${item.percent} % off` : item.amount ? `${item.amount.amount} ${item.amount.currency} off` : "";
    const least = item.minimum ? `from ${item.minimum.amount} ${item.minimum.currency}` : "";
    const end = item.ends_at ? `until ${new Date(item.ends_at).toLocaleString()}` : "";
    return chip(["Discount code", item.code, off, least, end].filter(Boolean).join(" · "));
  }

  // What may come back, or why not; the link leads to where it is asked for.
  function back(found) {
    const lines = found.lines.map((one) => {
      const told = one.returnable ? `${one.returnable} can come back` : plain(one.reason ?? "");
      return make("li", {}, make("span", {}, `${one.title} ${one.variant} · ${told}`));
    });
    const hub = `/hub/${encodeURIComponent(store)}`;
    const at = found.order_id && !found.in_portal ? `${hub}/orders/${encodeURIComponent(found.order_id)}/return` : `${hub}/returns`;
    return make(
      "div",
      { className: "card" },
      make("strong", { textContent: found.name ? `Returns: order ${found.name}` : "Returns" }),
      make("ul", {}, ...lines),
      make("div", { className: "links" }, make("a", { href: at, target: "_blank", rel: "noopener", textContent: found.in_portal ? "Open the shop's page for returns" : "Ask for it in the Hub" })),
    );
  }

  // The cards besides an order's own, by their kind.
  const cards = { tracking: way, return: back, products: goods, discount: code };

  function chip(text, ...actions) {
    return make("div", { className: "asked" }, make("span", { className: "chip", textContent: text }), ...actions);
  }

  function button(label, act) {
    const element = make("button", { type: "button", className: "quiet", textContent: label });
    element.addEventListener("click", () => attempt(act));
    return element;
  }

  const plain = (code) => String(code).replaceAll("_", " ");
  const list = (items) => make("ul", { className: "plain" }, ...items.map((item) => make("li", { textContent: item })));

  function asked({ calls, tokens, cost, made, fell_back: cause }) {
    const one = (call) => `${plain(call.purpose)}, ${call.prompt}, ${call.model}: ` + (call.fault ? `${plain(call.fault)}. ${call.detail} ` : "")
      + `${call.prompt_tokens} and ${call.answer_tokens} tokens${call.counted === false ? " (our estimate)" : ""}, ${Math.round(call.milliseconds)} ms`;
    const sum = calls ? `${calls} of at most 2 calls, ${tokens} prompt tokens, cost ${cost}` : "No call";
    return [sum, ...(made ?? []).map(one), ...(cause ? [`Answered without the model: ${plain(cause)}`] : [])];
  }

  function trace({ milliseconds, trace: how }) {
    const understood = how.understood ?? {};
    const wishes = (understood.wishes ?? []).map((wish) => `${plain(wish.intent)}, ${Math.round(wish.confidence * 100)} % sure`);
    const rows = [
      ["Understood", wishes.length ? list(wishes) : (understood.events ?? []).map(plain).join(", ")],
      ["Language", how.language ?? ""],
      ["Path", (how.path ?? []).map(plain).join(" → ")],
      ["Decided", (how.decisions ?? []).map((one) => JSON.stringify(one)).join("\n")],
      ["Passages", how.passages?.length ? list(how.passages.map((one) => `${one.title} › ${one.heading}: ${one.sentence}${one.as_of ? ` (review due, last on ${one.as_of})` : ""}`)) : ""],
      ["Facts", how.facts?.length ? list(how.facts.map((one) => `${one.key} (${plain(one.by)})`)) : ""],
      ["Review due", how.overdue?.length ? list(how.overdue.map((one) => `${one.title}, revision ${one.revision}: last on ${one.reviewed_on}, due by ${one.review_by}`)) : ""],
      ["Cards", (how.cards ?? []).map((one) => (one.order_id ? `order ${one.order_id}${one.focus ? `, ${one.focus}` : ""}` : plain(one.kind))).join("\n")],
      ["Handoff", how.handoff ? `${plain(how.handoff.reason)}${how.handoff.hard ? ", at once" : ""}` : ""],
      ["Rule", how.escalation ? `${how.escalation.reason} (rule ${how.escalation.rule}, ${how.escalation.met})` : ""],
      ["Held back", (how.check?.objections ?? []).join("\n")],
      ["Silent", how.silent ?? how.problem ?? ""],
      ["Understood by", [plain(understood.by ?? ""), ...(understood.dropped ?? []).map((one) => `did not count: ${one}`)].join("\n")],
      ["Shortened", how.phrase ? (how.phrase.used ? "by the model, with its source" : `no: ${how.phrase.objections.join("; ")}`) : ""],
      ["Model", how.model ? list(asked(how.model)) : ""],
    ].filter(([, value]) => value !== "");
    const facts = make("dl", { className: "facts" });
    for (const [name, value] of rows) facts.append(make("dt", { textContent: name }), make("dd", { className: "pre" }, value));
    const raw = make("details", {}, make("summary", { className: "soft", textContent: "The whole trace" }), make("pre", { textContent: JSON.stringify(how, null, 1) }));
    return make("details", { className: "trace", open: true }, make("summary", { textContent: `Trace · ${milliseconds} ms` }), facts, raw);
  }

  setup.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(begin);
  });
  byId("say").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = byId("text").value;
    byId("text").value = "";
    attempt(() => say(text));
  });
  byId("text").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId("say").requestSubmit();
  });
  for (const item of document.querySelectorAll("[data-say]")) item.addEventListener("click", () => attempt(() => say(item.dataset.say)));
  byId("person").addEventListener("click", () => attempt(() => say("", true)));
  byId("sign-in").addEventListener("click", () => attempt(signIn));
}
