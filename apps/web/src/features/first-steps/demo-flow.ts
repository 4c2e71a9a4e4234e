/** The flow that is there from the beginning, needs no account, and has one bad message in a hundred. */
export const demoFlowName = "Orders to warehouse";
