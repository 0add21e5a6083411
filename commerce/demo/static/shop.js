// How this shop takes what the chat hands to it, a discount code for the cart, and what it tells the chat: whether its
// visitor agrees to be seen, and what is in the cart. See docs/shop-page.md.
"use strict";
addEventListener("tillside:discount", (event) => {
  const { code, isKept, answer } = event.detail;
  event.preventDefault();
  answer(
    fetch("/shop/cart/discount", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code, is_kept: isKept }),
    }).then((response) => {
      const isShown = /^\/shop\/(cart|checkout)$/.test(location.pathname);
      if (response.ok && isShown && !isKept) location.reload();
      return response.ok;
    }),
  );
});

const seen = document.getElementById("seen");
const say = (name, detail) => dispatchEvent(new CustomEvent(`tillside:${name}`, { detail }));
const agree = () => say("consent", { activity: seen.checked });
seen.checked = localStorage.getItem("demo:seen") === "yes";
seen.addEventListener("change", () => {
  localStorage.setItem("demo:seen", seen.checked ? "yes" : "no");
  agree();
});

// By then the chat listens.
addEventListener("load", async () => {
  agree();
  const response = await fetch("/shop/cart/lines");
  if (response.ok) say("cart", await response.json());
});
