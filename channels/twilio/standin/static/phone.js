// The telephone: sends without leaving the page, and shows what comes. Without it the form sends as any form does.
(() => {
  const LOOK_EVERY = 1000;
  const log = document.querySelector(".log");
  const list = log.querySelector("ol");
  const form = document.querySelector("form");
  const words = form.elements.text;
  const file = form.elements.picture;
  const chosen = form.querySelector(".chosen");
  const alert = form.querySelector(".alert");
  let version = log.dataset.version;
  let looking = false;

  const toEnd = () => { log.scrollTop = log.scrollHeight; };
  const localise = (root) => {
    for (const time of root.querySelectorAll("time"))
      time.textContent = new Date(time.dateTime).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  };
  const complain = (sentence) => { alert.textContent = sentence; alert.hidden = !sentence; };

  // Only bubbles that are new or have changed are touched: a reader keeps their place, a screen reader hears the new.
  function show(html) {
    const page = new DOMParser().parseFromString(`<ol>${html}</ol>`, "text/html");
    const fresh = [...page.querySelectorAll("li")];
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    const kept = new Set(fresh.map((one) => one.id));
    for (const old of [...list.children]) if (!kept.has(old.id) || !old.id) old.remove();
    let last = null;
    let isNew = false;
    for (const one of fresh) {
      const old = one.id && document.getElementById(one.id);
      localise(one);
      if (!old) { last ? last.after(one) : list.prepend(one); isNew = true; last = one; continue; }
      if (old.className !== one.className) old.className = one.className;
      const about = old.querySelector(".about");
      const now = one.querySelector(".about");
      if (about.innerHTML !== now.innerHTML) about.innerHTML = now.innerHTML;
      last = old;
    }
    if (isNew && atEnd) toEnd();
  }

  async function look() {
    if (looking || document.hidden) return;
    looking = true;
    try {
      const answer = await fetch(`${log.dataset.news}&seen=${version}`, { headers: { Accept: "text/html" } });
      if (answer.status === 200) {
        version = answer.headers.get("X-Version");
        show(await answer.text());
      }
    } catch { /* the next look may reach it */ }
    looking = false;
  }

  function choose() {
    chosen.hidden = !file.files.length;
    chosen.querySelector("span").textContent = file.files.length ? file.files[0].name : "";
    complain("");
  }

  async function send() {
    if (!words.value.trim() && !file.files.length) { words.focus(); return; }
    const sent = new FormData(form);
    const kept = words.value;
    words.value = "";
    complain("");
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error((await answer.json()).detail);
      file.value = "";
      choose();
    } catch (error) {
      words.value = kept;
      complain(error instanceof TypeError || !error.message ? "This was not sent. Try again." : error.message);
    }
    words.focus();
    toEnd();
    await look();
    toEnd();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  });
  file.addEventListener("change", choose);
  form.querySelector(".drop").addEventListener("click", () => { file.value = ""; choose(); words.focus(); });
  document.addEventListener("visibilitychange", look);
  localise(log);
  toEnd();
  setInterval(look, LOOK_EVERY);
})();
