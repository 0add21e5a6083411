import { pieces } from "@/helpdesk/inbox/timeline/arranging";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";

/** What somebody wrote, as text alone; secure addresses in it can be followed. */
export function Words({ text, lang }: { text: string; lang?: string }) {
  return (
    <p className={s.words} lang={lang || undefined} dir="auto">
      {pieces(text).map((piece, place) =>
        piece.href ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change its order
          <a key={place} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}
