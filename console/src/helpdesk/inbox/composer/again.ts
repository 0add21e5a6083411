import { useEffect, useRef } from "react";

type Take = (words: string) => void;
const taking = new Map<number, Take>();

/** Put words that did not reach the customer into the ticket's composer once more; they go out when one sends them. */
export function sayAgain(ticketId: number, words: string): void {
  taking.get(ticketId)?.(words);
}

/** Take such words while the composer of the ticket is shown. */
export function useSaidAgain(ticketId: number, take: Take): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const mine: Take = (words) => latest.current(words);
    taking.set(ticketId, mine);
    return () => {
      if (taking.get(ticketId) === mine) taking.delete(ticketId);
    };
  }, [ticketId]);
}
