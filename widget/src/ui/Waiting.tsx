/** Files that go with the next message: how far each is, what is wrong with one, and a way to leave it out. */

import type { Draft } from "../draft";
import { problemOf } from "../naming";
import type { Language } from "../words";
import { Icon } from "./icons";
import { useChange } from "./useChange";

export function Waiting({ draft, language }: { draft: Draft; language: Language }) {
  const { files, isWished } = useChange(draft);
  const awaited = isWished && files.find((one) => !one.uploaded);
  return (
    <>
      <ul>
        {files.map((one) => (
          <li key={one.id} class={one.problem ? "failed" : ""}>
            <span class="name">{one.name}</span>
            {!one.uploaded && !one.problem && (
              <progress
                value={one.share}
                max={1}
                aria-label={language.say("uploading", { name: one.name })}
              />
            )}
            <button
              type="button"
              class="round"
              aria-label={language.say("detach", { name: one.name })}
              onClick={() => draft.remove(one.id)}
            >
              <Icon name="close" />
            </button>
            {one.problem && (
              <p class="note" role="alert">
                {problemOf(language, one.problem)}{" "}
                {one.problem.code === "offline" && (
                  <button type="button" class="link" onClick={() => draft.retry(one)}>
                    {language.say("retry")}
                  </button>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p class="note" role="status">
        {awaited ? language.say("sendsWhen", { name: awaited.name }) : ""}
      </p>
    </>
  );
}
