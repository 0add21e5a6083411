// Small comforts; every page works without them.
(() => {
  const inside = window.parent !== window;
  // Nothing about the order is told here: the chat hears what changed from the server.
  const tell = (event) => inside && window.parent.postMessage({ source: "tillside-hub", event }, "*");
  if (inside) {
    for (const button of document.querySelectorAll("[data-close]")) {
      button.hidden = false;
      button.addEventListener("click", () => tell("close"));
    }
    if (document.querySelector("[data-changed]")) tell("changed");
  }
  // A sign-in for a chat: its page alone is told the value, whoever else may have opened this window.
  const proof = document.querySelector("[data-value]");
  if (proof && window.opener) {
    const { value, origin } = proof.dataset;
    window.opener.postMessage({ source: "tillside-account", value }, origin);
    proof.querySelector("[data-alone]").hidden = true;
    proof.querySelector("[data-told]").hidden = false;
    window.close();
  }
  for (const form of document.querySelectorAll("form")) {
    form.addEventListener("submit", () => {
      const buttons = form.querySelectorAll("button");
      setTimeout(() => buttons.forEach((button) => (button.disabled = true)), 0);
    });
  }
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
  const look = async (pause) => {
    await new Promise((done) => setTimeout(done, pause));
    const page = await fetch(window.location.href).then((answer) => answer.text()).catch(() => "data-working");
    if (page.includes("data-working")) await look(Math.min(pause * 1.5, 30000));
    else window.location.reload();
  };
  if (document.querySelector("[data-working]")) look(1500);
})();
