/** The build puts a font beside the page; what is imported is its address. */
declare module "*.woff2" {
  const address: string;
  export default address;
}
