import { useMutation, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useState } from "react";
import type { FilledShown, ShownTicketBody, TemplateShown } from "@/api";
import { getDeskTicketsByTicketIdTemplatesByKey } from "@/api";
import { getDeskTemplatesOptions } from "@/api/@tanstack/react-query.gen";
import { best, slashBefore } from "@/helpdesk/inbox/composer/fuzzy";

const MOST_SHOWN = 8;

/**
 * Canned replies by typing a slash (S4-24): filled in with what is true of this ticket, in the place of what was typed.
 *
 * `put` gets the words as they are afterwards, and where the caret stands.
 */
export function useSlash(
  ticket: ShownTicketBody,
  field: RefObject<HTMLTextAreaElement | null>,
  put: (text: string, caret: number) => void,
  onProblem: (error: unknown) => void,
  onFilled: (filled: FilledShown) => void,
) {
  const [typed, setTyped] = useState<{ from: number; typed: string } | null>(null);
  const [at, setAt] = useState(0);
  const templates = useQuery({
    ...getDeskTemplatesOptions({ query: { store: ticket.store_id, limit: 100 } }),
    staleTime: 60_000,
    enabled: typed !== null,
  });
  const found = typed
    ? best(typed.typed, templates.data?.items ?? [], (one) => [one.key, one.name]).slice(0, MOST_SHOWN)
    : [];
  const fill = useMutation({
    mutationFn: async ({ key }: { key: string; from: number; to: number }) =>
      (await getDeskTicketsByTicketIdTemplatesByKey({ path: { ticket_id: ticket.id, key } })).data,
    onSuccess: (filled, { from, to }) => {
      const text = field.current?.value ?? "";
      put(text.slice(0, from) + filled.text + text.slice(to), from + filled.text.length);
      onFilled(filled);
    },
    onError: onProblem,
  });
  const choose = (one: TemplateShown) => {
    const caret = field.current?.selectionStart ?? 0;
    if (!typed) return;
    setTyped(null);
    fill.mutate({ key: one.key, from: typed.from, to: caret });
  };
  const look = () => {
    const here = field.current;
    setTyped(
      here && here.selectionStart === here.selectionEnd ? slashBefore(here.value, here.selectionStart) : null,
    );
    setAt(0);
  };
  /** Take the keys that belong to the list; true where one did. */
  const hear = (event: KeyboardEvent): boolean => {
    if (!typed || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const one = found[at];
    if (step && found.length) setAt((at + step + found.length) % found.length);
    else if ((event.key === "Enter" || event.key === "Tab") && one && !event.ctrlKey && !event.metaKey)
      choose(one);
    else if (event.key === "Escape") setTyped(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const isOpen = typed !== null && templates.data !== undefined && (found.length > 0 || typed.typed !== "");
  return { isOpen, found, at, choose, look, hear, isFilling: fill.isPending, close: () => setTyped(null) };
}
