//! Files to items: walks, decodes, recognises; every input gets exactly one fate.
