/** A short sound for what arrives, if the visitor has switched it on. A browser lets none be heard before a click. */

import type { Memory } from "./memory";

let sound: Sound | null = null;

/** The one sound of this page. */
export function soundOf(memory: Memory): Sound {
  sound ??= new Sound(memory);
  return sound;
}

class Sound {
  private context: AudioContext | null = null;

  constructor(private readonly memory: Memory) {
    if (memory.hasSound)
      window.addEventListener("pointerdown", () => this.wake(), { once: true, capture: true });
  }

  get isOn(): boolean {
    return this.memory.hasSound;
  }

  /** Switch it on, and let it be heard once, or off. */
  turn(on: boolean): void {
    this.memory.keep({ sound: on });
    this.play();
  }

  play(): void {
    if (!this.isOn) return;
    const context = this.wake();
    if (!context || context.state !== "running") return;
    const [tone, volume, now] = [context.createOscillator(), context.createGain(), context.currentTime];
    tone.frequency.setValueAtTime(660, now);
    tone.frequency.setValueAtTime(880, now + 0.09);
    volume.gain.setValueAtTime(0.08, now);
    volume.gain.exponentialRampToValueAtTime(0.001, now + 0.3);
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(now + 0.3);
  }

  private wake(): AudioContext | null {
    try {
      this.context ??= new AudioContext();
      void this.context.resume().catch(() => undefined);
    } catch {
      // No sound on this machine; the mark is there all the same.
    }
    return this.context;
  }
}
