import { useTranslation } from "react-i18next";
import type { ChannelField } from "@/api";

/** The place for an answer in a template, as vendors write it; it stands in our words by this name. */
const VARIABLE = { variable: "{{1}}" };

/** The words of one channel: those of the room where it has them, else those that the channel declares. */
export function useChannelWords(channel: string) {
  const { t } = useTranslation("channels/doors");
  const own = (key: string, declared = "") => t(`${channel}.${key}`, { defaultValue: declared, ...VARIABLE });
  const steps = Array.from({ length: 9 }, (_, place) => own(`step_${place + 1}`)).filter(Boolean);
  return {
    own,
    steps,
    label: (field: ChannelField) => own(`field.${field.name}`, field.label),
    about: (field: ChannelField) => own(`about_field.${field.name}`, field.about),
    wrong: (field: ChannelField) => own(`wrong.${field.name}`, field.wrong || t("wrong")),
  };
}
