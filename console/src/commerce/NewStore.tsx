import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { getStoresOptions, postStoresMutation } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { fieldErrors, told } from "@/kit/saving";
import { keyOf } from "@/shell/setup/typed";

const KEY = /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** Adds a storefront; its key follows its name until somebody writes another. */
export function NewStore({ close }: { close: () => void }) {
  const { t } = useTranslation("commerce");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [written, write] = useState<string | null>(null);
  const key = written ?? (name.trim() && keyOf(name));
  const add = useMutation({
    ...postStoresMutation(),
    onSuccess: async (store) => {
      await queries.invalidateQueries({ queryKey: getStoresOptions().queryKey });
      told(t("added", { name: store.name }));
      close();
      void navigate({ to: "/shop/$key", params: { key: store.key } });
    },
  });
  const refused = add.error ? fieldErrors(add.error) : {};
  const isTaken = add.error !== null && asProblem(add.error).code === "key_taken";
  const wrongKey = key && !KEY.test(key) ? t("new.key_wrong") : isTaken ? t("new.key_taken") : refused.key;
  return (
    <Modal opened onClose={close} title={t("add")} closeButtonProps={{ "aria-label": t("close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ body: { key, name: name.trim() } });
        }}
      >
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label={t("new.name")}
            description={t("new.name_about")}
            maxLength={80}
            value={name}
            error={refused.name}
            onChange={(event) => {
              add.reset();
              setName(event.currentTarget.value);
            }}
          />
          <TextInput
            label={t("new.key")}
            description={t("new.key_about")}
            maxLength={40}
            spellCheck={false}
            autoCapitalize="none"
            value={key}
            error={wrongKey}
            onChange={(event) => {
              add.reset();
              write(event.currentTarget.value);
            }}
          />
          {add.error && !isTaken && asProblem(add.error).fields.length === 0 && (
            <ErrorNotice error={add.error} />
          )}
          <Group>
            <Button type="submit" loading={add.isPending} disabled={!name.trim() || !KEY.test(key)}>
              {t("new.add")}
            </Button>
            <Button variant="default" onClick={close}>
              {t("cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
