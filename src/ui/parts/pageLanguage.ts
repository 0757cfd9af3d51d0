/** The language the page says it is in: what the accessible kit adds unseen is spoken in it too. */
export function pageLanguage(): string {
  return document.documentElement.lang || 'en';
}
