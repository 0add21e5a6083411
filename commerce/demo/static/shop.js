// How this shop takes what the chat hands to it: a discount code goes into the cart. See docs/shop-page.md.
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
