// Keeps the bars of a running reading fresh. Without it, the reading's own page is loaded again every few seconds.
const PAUSE = 2000;

const look = async (section) => {
  try {
    const answer = await fetch(section.dataset.source, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".sync");
    if (made) section.replaceWith(made);
  } catch {
    // No answer now: the next look may have one.
  }
};

const loop = async () => {
  const running = [...document.querySelectorAll(".sync[data-running]")];
  await Promise.all(running.map(look));
  if (running.length) setTimeout(loop, PAUSE);
};

setTimeout(loop, PAUSE);
