// The lists an organiser reads, as their address names them. Who was asked and did not confirm is on none.
export const LISTED = ['attending', 'waitlisted', 'cancelled'] as const
export type Listed = (typeof LISTED)[number]
