/** What the compiler calls for each element: Preact's own has more than a browser needs (writing pages as text). */

import { createElement, Fragment, type VNode } from "preact";

export { Fragment };

export function jsx(type: string, props: object, key?: string | number): VNode {
  return createElement(type, key === undefined ? props : { ...props, key });
}

export { jsx as jsxs };
