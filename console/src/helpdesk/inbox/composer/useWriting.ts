import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { postDeskTicketsByTicketIdComposing } from "@/api";

const AGAIN = 4000; // it counts for ten seconds among colleagues, and for six in the customer's chat
const STILL = 30_000;

/**
 * Tell colleagues that an answer is being written here, while it is, and the customer's chat that somebody types just
 * now. A draft that is left alone says nothing.
 */
export function useWriting(ticketId: number, isWriting: boolean): void {
  const { mutate } = useMutation({
    mutationFn: (body: { is_composing: boolean; is_typing?: boolean }) =>
      postDeskTicketsByTicketIdComposing({ path: { ticket_id: ticketId }, body }),
    meta: { quiet: true },
  });
  useEffect(() => {
    if (!isWriting) return;
    let last = 0;
    let typedAt = 0;
    const tell = () => {
      if (Date.now() - typedAt > STILL || Date.now() - last < AGAIN || document.hidden) return;
      last = Date.now();
      mutate({ is_composing: true, is_typing: last - typedAt < AGAIN });
    };
    const typed = () => {
      typedAt = Date.now();
      tell();
    };
    typed();
    addEventListener("keydown", typed);
    const timer = setInterval(tell, AGAIN);
    return () => {
      removeEventListener("keydown", typed);
      clearInterval(timer);
      mutate({ is_composing: false });
    };
  }, [isWriting, mutate]);
}
