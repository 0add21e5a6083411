import { useState } from "preact/hooks";
import type { Memory } from "../memory";
import { soundOf } from "../sound";
import type { Language } from "../words";

export function SoundSwitch({ memory, language }: { memory: Memory; language: Language }) {
  const [isOn, setOn] = useState(memory.hasSound);
  return (
    <p class="foot">
      <button
        type="button"
        aria-pressed={isOn}
        onClick={() => {
          soundOf(memory).turn(!isOn);
          setOn(!isOn);
        }}
      >
        {language.say(isOn ? "soundOn" : "soundOff")}
      </button>
    </p>
  );
}
