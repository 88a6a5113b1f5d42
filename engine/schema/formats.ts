const dateTime = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/;
const date = /^(\d{4})-(\d\d)-(\d\d)$/;
const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function days(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isDate(year: string, month: string, day: string): boolean {
  const m = Number(month);
  const d = Number(day);
  return m >= 1 && m <= 12 && d >= 1 && d <= days(Number(year), m);
}

/**
 * String formats that are checked; a format that is not in this table is not asserted, as in the API server, which
 * drops formats that it does not know (apiextensions.k8s.io/v1 `supportedFormats`).
 */
export const formats: { readonly [name: string]: (text: string) => boolean } = {
  /** RFC 3339, with a zone. A leap second is not accepted, as in Go. */
  "date-time": (text) => {
    const match = dateTime.exec(text);
    if (match === null) return false;
    const [, year = "", month = "", day = "", hour, minute, second, zoneHour = "0", zoneMinute = "0"] = match;
    return (
      isDate(year, month, day) &&
      Number(hour) < 24 &&
      Number(minute) < 60 &&
      Number(second) < 60 &&
      Number(zoneHour) < 24 &&
      Number(zoneMinute) < 60
    );
  },
  date: (text) => {
    const match = date.exec(text);
    return match !== null && isDate(match[1] ?? "", match[2] ?? "", match[3] ?? "");
  },
  uuid: (text) => uuid.test(text),
  ipv4: (text) => ipv4.test(text),
  byte: (text) => base64.test(text),
};
