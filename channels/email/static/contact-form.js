(() => {
  const here = document.currentScript.src;
  const SAY = {
    en: ["Sending…", "Not sent. Please try again."],
    pt: ["A enviar…", "Não foi enviado. Tente de novo."],
    pl: ["Wysyłanie…", "Nie wysłano. Prosimy spróbować ponownie."],
    fi: ["Lähetetään…", "Ei lähetetty. Yritä uudelleen."],
    uk: ["Надсилаємо…", "Не надіслано. Спробуйте ще раз."],
    it: ["Invio…", "Non inviato. Riprovi."],
    es: ["Enviando…", "No se envió. Inténtelo de nuevo."],
    de: ["Wird gesendet…", "Nicht gesendet. Bitte erneut versuchen."],
    fr: ["Envoi…", "Non envoyé. Réessayez."],
  };
  const attach = (form) => {
    const language = form.closest("[lang]")?.lang || navigator.language;
    const say = SAY[language.slice(0, 2).toLowerCase()] || SAY.en;
    const status = form.appendChild(document.createElement("p"));
    status.setAttribute("role", "status");
    const marks = [];
    let id, last, busy;
    const clear = () => marks.splice(0).forEach(([field, note]) => {
      note.remove();
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    });
    const mark = ({ field: name, problem }, place) => {
      const field = form.elements[name], note = document.createElement("p");
      if (!field?.setAttribute) return;
      note.id = `till-${name}`;
      note.textContent = problem;
      field.after(note);
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", note.id);
      marks.push([field, note]);
      if (!place) field.focus();
    };
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (busy) return;
      const body = { page_url: location.href, language };
      for (const name of ["name", "email", "order", "subject", "message", "website"])
        if (form.elements[name]) body[name] = form.elements[name].value;
      const words = JSON.stringify(body);
      if (words !== last) id = Date.now().toString(36) + Math.random().toString(36).slice(2);
      [last, busy] = [words, true];
      clear();
      status.textContent = say[0];
      try {
        const answer = await fetch(new URL(`api/v1/forms/${encodeURIComponent(form.dataset.tillside)}`, here), {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          credentials: "omit",
          signal: AbortSignal.timeout(2e4),
          body: JSON.stringify({ ...body, id }),
        });
        const told = await answer.json();
        const errors = told.errors || [];
        status.textContent = answer.ok ? told.message : errors.length ? "" : told.detail || say[1];
        errors.forEach(mark);
        if (answer.ok) form.reset(), (last = null);
      } catch {
        status.textContent = say[1];
      }
      busy = false;
    });
  };
  const start = () => document.querySelectorAll("form[data-tillside]").forEach(attach);
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", start) : start();
})();
