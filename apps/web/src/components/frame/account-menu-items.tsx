"use client";

import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import {
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from "@/components/overlay/dropdown-menu.tsx";
import { MenuAtButton } from "@/components/overlay/menu-at-button.tsx";
import type { ButtonOfMenu } from "@/components/overlay/use-menu-button.ts";
import { parseTheme, type Theme, themeCookie } from "@/lib/theme.ts";
import { writeCookie } from "@/lib/write-cookie.ts";

const themeChoices = [
  { value: "system", label: "As the system", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

/** Loaded when it is opened. */
export function AccountMenuItems({ menu, email }: { menu: ButtonOfMenu; email: string | undefined }) {
  return (
    <MenuAtButton menu={menu} side="top" align="start" className="w-56">
      {email && (
        <>
          <DropdownMenuLabel className="truncate">{email}</DropdownMenuLabel>
          <DropdownMenuSeparator />
        </>
      )}
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      <ThemeChoice />
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={signOut}>
        <LogOut aria-hidden />
        Sign out
      </DropdownMenuItem>
    </MenuAtButton>
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
  const { authClient } = await import("@/lib/auth-client.ts");
  const { error } = await authClient.signOut();
  if (error) {
    toast.error("You could not be signed out", { description: error.message });
    return;
  }
  // A whole load, so that nothing of the session stays in the query cache.
  window.location.assign("/sign-in");
}
