import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ViewShown as View } from "@/api";
import {
  getDeskViewsQueryKey,
  postDeskViewsMutation,
  putDeskViewsByViewIdMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice } from "@/kit/Notices";
import { told } from "@/kit/saving";

/** Makes a view, or gives one another name. */
export function ViewNameModal({
  view,
  onClose,
  onMade,
}: {
  view?: View;
  onClose: () => void;
  onMade?: (view: View) => void;
}) {
  const { t } = useTranslation("helpdesk/routing");
  const queries = useQueryClient();
  const [name, setName] = useState(view?.name ?? "");
  const done = (saved: View) => {
    void queries.invalidateQueries({ queryKey: getDeskViewsQueryKey() });
    told(t(view ? "views_page.renamed" : "views_page.made", { name: saved.name }));
    onMade?.(saved);
    onClose();
  };
  const make = useMutation({ ...postDeskViewsMutation(), onSuccess: done });
  const rename = useMutation({ ...putDeskViewsByViewIdMutation(), onSuccess: done });
  const error = make.error ?? rename.error;
  const save = () =>
    view
      ? rename.mutate({ path: { view_id: view.id }, body: { name: name.trim() } })
      : make.mutate({ body: { name: name.trim() } });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(view ? "views_page.rename" : "views_page.add")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (name.trim()) save();
        }}
      >
        <Stack gap="sm">
          {error && <ErrorNotice error={error} />}
          <TextInput
            data-autofocus
            required
            label={t("views_page.name")}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={make.isPending || rename.isPending} disabled={!name.trim()}>
              {t("views_page.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
