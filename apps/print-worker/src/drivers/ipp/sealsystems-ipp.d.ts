declare module '@sealsystems/ipp' {
  interface Codec {
    /** Throws on attributes that it does not know. */
    serialize(message: object): Buffer;
    /** Throws on what is not IPP. */
    parse(message: Buffer): unknown;
  }
  const ipp: Codec;
  export default ipp;
}
