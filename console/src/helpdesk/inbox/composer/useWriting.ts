import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { postDeskTicketsByTicketIdComposing } from "@/api";

const AGAIN = 6000; // it counts for ten seconds
const STILL = 30_000;

/** Tell colleagues that an answer is being written here, while it is. A draft that is left alone says nothing. */
export function useWriting(ticketId: number, isWriting: boolean): void {
  const { mutate } = useMutation({
    mutationFn: (is_composing: boolean) =>
      postDeskTicketsByTicketIdComposing({ path: { ticket_id: ticketId }, body: { is_composing } }),
    meta: { quiet: true },
  });
  useEffect(() => {
    if (!isWriting) return;
    let last = 0;
    let typedAt = 0;
    const tell = () => {
      if (Date.now() - typedAt > STILL || Date.now() - last < AGAIN || document.hidden) return;
      last = Date.now();
      mutate(true);
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
      mutate(false);
    };
  }, [isWriting, mutate]);
}
