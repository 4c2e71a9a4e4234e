"use client";

import { useQuery } from "@tanstack/react-query";
import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/overlay/dropdown-menu.tsx";
import { cn } from "@/lib/cn.ts";
import { parseTheme, type Theme, themeCookie } from "@/lib/theme.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { writeCookie } from "@/lib/write-cookie.ts";

const themeChoices = [
  { value: "system", label: "As the system", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

export function AccountMenu({ collapsed }: { collapsed: boolean }) {
  const trpc = useTRPC();
  const me = useQuery(trpc.me.get.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const name = me.data?.user?.name ?? "Account";
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={collapsed ? `Account: ${name}` : undefined}
        className={cn(
          "flex h-10 w-full items-center gap-2.5 rounded-control text-left transition-colors hover:bg-hover data-[state=open]:bg-hover",
          collapsed ? "justify-center" : "px-2",
        )}
      >
        <span
          aria-hidden
          className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent-text text-xs"
        >
          {name.slice(0, 1).toUpperCase()}
        </span>
        {!collapsed && (
          <span className="flex min-w-0 flex-col leading-tight">
            <span className="truncate font-medium text-sm">
              <span className="sr-only">Account: </span>
              {name}
            </span>
            <span className="truncate text-ink-faint text-xs">{me.data?.workspace.name}</span>
          </span>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="w-56">
        {me.data?.user && <DropdownMenuLabel className="truncate">{me.data.user.email}</DropdownMenuLabel>}
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <ThemeChoice />
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={signOut}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(() => parseTheme(document.documentElement.dataset.theme));
  const choose = (value: string) => {
    const chosen = parseTheme(value);
    document.documentElement.dataset.theme = chosen;
    writeCookie(themeCookie, chosen);
    setTheme(chosen);
  };
  return (
    <DropdownMenuRadioGroup value={theme} onValueChange={choose}>
      {themeChoices.map(({ value, label, icon: Icon }) => (
        <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
          <Icon aria-hidden />
          {label}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}

async function signOut(): Promise<void> {
  const { authClient } = await import("@/lib/auth-client.ts"); // every page has this menu, few visits this act
  const { error } = await authClient.signOut();
  if (error) {
    toast.error("You could not be signed out", { description: error.message });
    return;
  }
  // A whole load, so that nothing of the session stays in the query cache.
  window.location.assign("/sign-in");
}
