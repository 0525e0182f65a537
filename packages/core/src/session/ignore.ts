/** Handles failures that are part of the snapshot, or that need no handling. */
export function ignore(): void {}
