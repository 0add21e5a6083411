export const STEPS = ["store", "content", "channel", "preview", "live"] as const;
export type StepName = (typeof STEPS)[number];
