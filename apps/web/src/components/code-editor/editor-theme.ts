import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The look of every editor, from the tokens of globals.css: these hold both themes, so there is one of it. */
export const editorTheme = [
  EditorView.theme({
    "&": { fontSize: "var(--text-xs)", color: "var(--color-ink)", minHeight: "inherit", maxHeight: "inherit" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "1.25rem", minHeight: "inherit" },
    ".cm-content": { padding: "5px 0", caretColor: "var(--color-ink)", minHeight: "inherit" },
    ".cm-line": { padding: "0 10px" },
    ".cm-placeholder": { color: "var(--color-ink-faint)" },
    ".cm-cursor": { borderLeftColor: "var(--color-ink)" },
    "& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
      backgroundColor: "light-dark(oklch(0.88 0.05 203), oklch(0.42 0.06 205))",
    },
    ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
      backgroundColor: "var(--color-accent-soft)",
      outline: "1px solid var(--color-accent)",
      borderRadius: "2px",
    },
    ".cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--color-problem-soft)" },
    ".cm-gutters": {
      backgroundColor: "transparent",
      color: "var(--color-ink-faint)",
      border: "none",
      paddingLeft: "4px",
    },
    ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--color-ink)" },
    ".cm-panels": {
      backgroundColor: "var(--color-sunken)",
      color: "var(--color-ink)",
      borderColor: "var(--color-line)",
    },
    ".cm-panel.cm-search input, .cm-panel.cm-search button": {
      backgroundColor: "var(--color-surface)",
      backgroundImage: "none",
      border: "1px solid var(--color-line-strong)",
      borderRadius: "var(--radius-sm)",
      color: "var(--color-ink)",
    },
    ".cm-searchMatch": { backgroundColor: "var(--color-suspended-soft)" },
    ".cm-searchMatch-selected": { outline: "1px solid var(--color-suspended)" },
    ".cm-lintRange-error": {
      backgroundImage: "none",
      textDecoration: "underline wavy var(--color-problem)",
      textUnderlineOffset: "3px",
    },
    ".cm-tooltip": {
      backgroundColor: "var(--color-raised)",
      border: "1px solid var(--color-line)",
      borderRadius: "var(--radius-control)",
      boxShadow: "var(--shadow-float)",
      color: "var(--color-ink)",
      fontSize: "var(--text-xs)",
      overflow: "hidden",
      zIndex: "60",
    },
    ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)", maxHeight: "15em", minWidth: "14em" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
      display: "flex",
      alignItems: "center",
      gap: "4px",
      padding: "3px 8px",
    },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
      backgroundColor: "var(--color-accent-soft)",
      color: "var(--color-ink)",
    },
    ".cm-completionDetail": {
      marginLeft: "auto",
      paddingLeft: "12px",
      fontStyle: "normal",
      color: "var(--color-ink-faint)",
      maxWidth: "22em",
      overflow: "hidden",
      textOverflow: "ellipsis",
    },
    ".cm-completionMatchedText": { textDecoration: "none", color: "var(--color-accent-text)", fontWeight: "600" },
    ".cm-completionIcon": { width: "1em", paddingRight: "4px", opacity: "1", color: "var(--color-ink-faint)" },
    ".cm-completionIcon-step::after": { content: "'▸'" },
    ".cm-tooltip.cm-completionInfo": { padding: "6px 8px", maxWidth: "20rem", color: "var(--color-ink-muted)" },
    ".cm-tooltip-hover, .cm-tooltip-lint": { padding: "4px 8px", maxWidth: "24rem" },
    ".cm-diagnostic": { padding: "0", border: "none" },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: "var(--color-syntax-text)" },
      { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--color-syntax-number)" },
      {
        tag: [tags.function(tags.variableName), tags.standard(tags.variableName), tags.macroName],
        color: "var(--color-syntax-function)",
      },
      { tag: [tags.keyword, tags.operatorKeyword, tags.definitionKeyword], color: "var(--color-syntax-keyword)" },
      { tag: [tags.variableName, tags.definition(tags.variableName)], color: "var(--color-syntax-function)" },
      { tag: tags.propertyName, color: "var(--color-ink)" },
      { tag: [tags.operator, tags.bracket, tags.punctuation, tags.separator], color: "var(--color-ink-muted)" },
      {
        tag: [tags.comment, tags.lineComment, tags.blockComment],
        color: "var(--color-ink-faint)",
        fontStyle: "italic",
      },
    ]),
  ),
];
