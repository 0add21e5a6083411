import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@/shell/shell.css";
import { MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { PageLoading } from "@/kit/Notices";
import { queries } from "@/kit/queries";
import { startWords } from "@/kit/words";
import { router } from "@/router";
import { startSaying } from "@/said/said";
import { theme, variables } from "@/shell/theme";

async function start(root: HTMLElement): Promise<void> {
  void router.load(); // what the first page shows is asked for while its words come
  await startWords();
  startSaying().catch(() => undefined); // then they stay English
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <Suspense fallback={<PageLoading />}>
            <ModalsProvider>
              <Notifications position="bottom-right" />
              <RouterProvider router={router} />
            </ModalsProvider>
          </Suspense>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root) void start(root);
