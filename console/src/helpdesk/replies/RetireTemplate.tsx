import { Button, Group, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TemplateShown } from "@/api";
import {
  deleteDeskTemplatesByTemplateIdMutation,
  getDeskTemplatesCoreOptions,
  postDeskTemplatesCoreByKeyRestoreMutation,
} from "@/api/@tanstack/react-query.gen";
import { useChanged } from "@/helpdesk/replies/lists";
import { told, useRefused } from "@/kit/saving";

/** Retires a template, or brings a core one back as it was at the start; both ask first. */
export function RetireTemplate({ template }: { template: TemplateShown }) {
  const { t } = useTranslation("helpdesk/replies");
  const refused = useRefused();
  const changed = useChanged();
  const navigate = useNavigate();
  const core = useQuery(getDeskTemplatesCoreOptions());
  const mine = core.data?.find((one) => one.id === template.id);
  const gone = async (word: string) => {
    localStorage.removeItem(`tillside:kept:template:${template.id}`);
    told(t(word, { name: template.name }));
    await navigate({ to: "/replies" });
    await changed();
  };
  const retire = useMutation({
    ...deleteDeskTemplatesByTemplateIdMutation(),
    onSuccess: () => gone("templates.retired_one"),
    onError: refused,
  });
  const restore = useMutation({
    ...postDeskTemplatesCoreByKeyRestoreMutation(),
    onSuccess: () => gone("templates.restored"),
    onError: refused,
  });
  const ask = (title: string, about: string, act: () => void) =>
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{about}</Text>,
      labels: { confirm: title, cancel: t("cancel") },
      confirmProps: { color: "red" },
      closeButtonProps: { "aria-label": t("cancel") },
      onConfirm: act,
    });
  return (
    <Group gap="xs">
      {mine?.is_changed && (
        <Button
          variant="default"
          loading={restore.isPending}
          onClick={() =>
            ask(t("templates.restore"), t("templates.restore_about"), () =>
              restore.mutate({ path: { key: template.key } }),
            )
          }
        >
          {t("templates.restore")}
        </Button>
      )}
      <Button
        variant="default"
        c="red"
        loading={retire.isPending}
        onClick={() =>
          ask(t("retire"), t("templates.retire_about"), () =>
            retire.mutate({ path: { template_id: template.id } }),
          )
        }
      >
        {t("retire")}
      </Button>
    </Group>
  );
}
