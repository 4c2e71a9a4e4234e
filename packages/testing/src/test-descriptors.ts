/** Descriptor of a small component of triggers. */
export const inletDescriptor = {
  title: "Inlet",
  help: { link: "https://docs.example/inlet" },
  triggers: {
    hook: { title: "Hook", main: "./hook.js", type: "webhook" },
    poll: { title: "Poll", main: "./poll.js", type: "polling" },
  },
};

/** Descriptor of a component whose action needs a credential. */
export const outletDescriptor = {
  title: "Outlet",
  credentials: {
    fields: {
      user: { viewClass: "TextFieldView", label: "User", required: true },
      password: { viewClass: "PasswordFieldView", label: "Password" },
    },
    help: { link: "https://docs.example/sign-in" },
    problems: { wrong_password: { description: "Reset it", link: "https://docs.example/reset" } },
  },
  actions: {
    send: {
      title: "Send",
      main: "./send.js",
      fields: {
        path: { viewClass: "TextFieldView", label: "Path", required: true },
        folder: { viewClass: "SelectView", label: "Folder", model: "getFolders" },
      },
      metadata: { in: { type: "object" } },
      help: { link: "https://docs.example/send" },
    },
  },
};
