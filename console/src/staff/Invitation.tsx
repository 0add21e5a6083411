import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { postStaffPeople } from "@/api";
import { getStaffPeopleQueryKey } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice } from "@/kit/Notices";
import { fieldErrors, told } from "@/kit/saving";
import { useRoleChoices } from "@/staff/roles";

/** Invites somebody: they are mailed a link that signs them in. */
export function Invitation({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { t } = useTranslation("staff");
  const client = useQueryClient();
  const roles = useRoleChoices();
  const form = useForm({
    initialValues: { name: "", email: "", role: "agent" },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (name.trim() ? null : t("people.name_missing")),
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : t("door.email_wrong")),
    },
  });
  const invite = useMutation({
    mutationFn: (body: { name: string; email: string; role: string }) => postStaffPeople({ body }),
    onSuccess: async ({ data }) => {
      await client.invalidateQueries({ queryKey: getStaffPeopleQueryKey() });
      told(t("people.invited", { email: data.email }));
      form.reset();
      close();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t("people.invite")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form onSubmit={form.onSubmit((values) => invite.mutate(values))}>
        <Stack gap="sm">
          {invite.error && <ErrorNotice error={invite.error} />}
          <TextInput label={t("people.name")} data-autofocus {...form.getInputProps("name")} />
          <TextInput label={t("door.email")} type="email" {...form.getInputProps("email")} />
          <Select
            label={t("people.role")}
            data={roles}
            allowDeselect={false}
            {...form.getInputProps("role")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={invite.isPending}>
              {t("people.send_invitation")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
