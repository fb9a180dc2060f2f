/** The browser's time zone by its IANA name, such as "Europe/Berlin". */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
