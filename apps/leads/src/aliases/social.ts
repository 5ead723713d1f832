const address = /^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}(?:\/|$)/i;

/**
 * The form by which profiles are compared: host and path in lower case, without protocol, `www.`, trailing slash and
 * tracking; a bare handle in lower case.
 */
export function normalSocial(text: string): string | null {
  const given = text.trim();
  if (given === '') return null;
  if (!address.test(given)) return given.normalize('NFC').toLowerCase();
  const url = URL.parse(/^https?:/i.test(given) ? given : `https://${given}`);
  if (!url) return null;
  // profile.php?id=7 and its like: there the query is the person.
  const id = url.searchParams.get('id');
  const path = safeDecode(url.pathname).replace(/\/+$/, '').toLowerCase();
  return url.host.toLowerCase().replace(/^(?:www|m|mobile)\./, '') + path + (id === null ? '' : `?id=${id}`);
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
