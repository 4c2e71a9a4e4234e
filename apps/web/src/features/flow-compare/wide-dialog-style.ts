/** A dialog that holds a canvas: nearly the whole window. */
export const wideDialogStyle = "top-[5vh] h-[90vh] max-h-[90vh] w-[min(1480px,calc(100vw-48px))]";
