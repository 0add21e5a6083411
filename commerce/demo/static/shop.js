// How this shop takes what the chat hands to it: a discount code goes into the cart. See docs/shop-page.md.
"use strict";
addEventListener("tillside:discount", (event) => {
  event.preventDefault();
  event.detail.answer(
    fetch("/shop/cart/discount", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code: event.detail.code }),
    }).then((response) => {
      if (response.ok && location.pathname.startsWith("/shop/c") && !event.detail.isKept) location.reload();
      return response.ok;
    }),
  );
});
