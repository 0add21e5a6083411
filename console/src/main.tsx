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
import { idle } from "@/kit/idle";
import { PageLoading } from "@/kit/Notices";
import { queries } from "@/kit/queries";
import { startWords } from "@/kit/words";
import { router } from "@/router";
import { startSaying } from "@/said/said";
import { theme, variables } from "@/shell/theme";

const PATIENCE = 1000; // milliseconds after which a page says that it is loading

async function start(root: HTMLElement): Promise<void> {
  // Whatever is there when it is first drawn needs no sign of waiting, and React would leave such a sign for a while.
  const loaded = router.load().catch(() => undefined); // what could not be loaded is said by its page
  await startWords();
  await Promise.race([loaded, new Promise((go) => setTimeout(go, PATIENCE))]);
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
  await idle();
  await startSaying().catch(() => undefined); // then they stay English
}

const root = document.getElementById("root");
if (root) void start(root);
