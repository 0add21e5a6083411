/** How was it? Five faces after a person has closed the matter, then room for a comment. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Chat } from "../chat";
import { problemOf } from "../naming";
import type { Problem, Question } from "../types";
import type { Language } from "../words";

const LONGEST = 1_000;
const SCORES = [1, 2, 3, 4, 5] as const;
/** How far the mouth of each face bends, the worst first. */
const MOUTHS = [-5, -2.5, 0, 2.5, 5];

interface RatingProps {
  chat: Chat;
  question: Question;
  language: Language;
}

export function Rating({ chat, question, language }: RatingProps) {
  const [comment, setComment] = useState(question.comment);
  const [isSent, setSent] = useState(question.comment !== "");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.scrollIntoView({ block: "nearest" }), [question.score === null, isSent]);

  async function give(score: number, words: string): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const body = { id: question.id, score, comment: words };
    const told = await (await chat.line()).ask((of, api) => api.post<Question>(of, "/rating", body));
    setBusy(false);
    setProblem("id" in told ? null : told);
    if (!("id" in told)) return;
    setSent(told.comment !== "");
    chat.change({ question: { ...question, ...told } });
  }

  return (
    <form
      ref={form}
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        if (question.score !== null) void give(question.score, comment);
      }}
    >
      <fieldset>
        <legend>{language.say("rateAsk")}</legend>
        {SCORES.map((score) => (
          <button
            key={score}
            type="button"
            aria-pressed={question.score === score}
            onClick={() => void give(score, isSent ? comment : "")}
          >
            <Face bend={MOUTHS[score - 1] ?? 0} />
            {language.say(`rate${score}`)}
          </button>
        ))}
      </fieldset>
      {question.score !== null && !isSent && (
        <label>
          {language.say("rateComment")}
          <textarea
            rows={2}
            dir="auto"
            maxLength={LONGEST}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
        </label>
      )}
      {question.score !== null && !isSent && comment.trim() !== "" && (
        <button type="submit" class="main" disabled={isBusy}>
          {language.say("send")}
        </button>
      )}
      <p class="note" role="status">
        {question.score !== null && language.say("rateThanks")}
      </p>
      {problem && (
        <p class="problem" role="alert">
          {problemOf(language, problem)}
        </p>
      )}
    </form>
  );
}

function Face({ bend }: { bend: number }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={`M12 3a9 9 0 100 18 9 9 0 000-18zM9 9.5v.5M15 9.5v.5M8 15.5q4 ${bend} 8 0`} />
    </svg>
  );
}
