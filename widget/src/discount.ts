/** A discount code and the shop's own page (docs/shop-page.md). */

/**
 * Hand a code to the page's cart by the event `tillside:discount`. A page that takes it calls `preventDefault()` and
 * `detail.answer(promise)`; without one the answer is null.
 */
export async function addDiscount(code: string, isKept: boolean): Promise<boolean | null> {
  let answer: Promise<unknown> = Promise.resolve(true);
  const detail = {
    code,
    isKept,
    answer: (promise: Promise<unknown>): void => {
      answer = promise;
    },
  };
  const isLeft = window.dispatchEvent(new CustomEvent("tillside:discount", { detail, cancelable: true }));
  if (isLeft) return null;
  return Promise.resolve(answer).then(
    (isIn) => isIn !== false,
    () => false,
  );
}
