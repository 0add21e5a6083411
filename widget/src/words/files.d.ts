/** Language -> the name of its file of words, which changes with what is in it. Made by `vite.config.ts`. */
declare module "virtual:words" {
  const files: Readonly<Record<string, string>>;
  export default files;
}
