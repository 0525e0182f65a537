/** Requests for a refresh of `HostsTable`: its three newest values, and the small lines. */
export const hostsTableReads = 4
