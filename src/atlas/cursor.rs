//! Walks a JSON text bracket by bracket; the hand that holds the knife for [`super::slices`].

use super::slices::Broken;

/// A place in a JSON text.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// At the start of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// What is wrong here: the end of the text, or the character that stands here.
    fn broken(&self) -> Broken {
        match self
            .text
            .get(self.at..)
            .and_then(|rest| rest.chars().next())
        {
            Some(found) => Broken::Unexpected(self.at, found),
            None => Broken::Ends(self.at),
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), Broken> {
        self.skip_space();
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.broken())
        }
    }

    /// Steps over a string, from its opening quote.
    fn string(&mut self) -> Result<(), Broken> {
        let start = self.at;
        self.expect(b'"')?;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'"' => return Ok(()),
                b'\\' => self.at += 1,
                _ => {}
            }
        }
        Err(Broken::Ends(start))
    }

    /// Steps over one value of any kind and gives its text.
    fn value(&mut self) -> Result<&'a str, Broken> {
        self.skip_space();
        let start = self.at;
        match self.peek() {
            Some(b'{' | b'[') => self.nested(start)?,
            Some(b'"') => self.string()?,
            // Words and numbers, also `NaN` and `-Infinity`: what they are worth is judged later.
            _ => {
                while !matches!(
                    self.peek(),
                    None | Some(b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t' | b':')
                ) {
                    self.at += 1;
                }
            }
        }
        match self.text.get(start..self.at) {
            Some(value) if !value.is_empty() => Ok(value),
            _ => Err(self.broken()),
        }
    }

    /// Steps over a bracketed value; counts, so depth costs no stack.
    fn nested(&mut self, start: usize) -> Result<(), Broken> {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.string().map_err(|_| Broken::Ends(start))?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Ok(());
            }
        }
        Err(Broken::Ends(start))
    }

    /// Cuts an array into `found`.
    pub(super) fn elements(&mut self, found: &mut Vec<&'a str>) -> Result<(), Broken> {
        self.expect(b'[')?;
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(());
        }
        loop {
            found.push(self.value()?);
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(self.broken()),
            }
        }
    }

    /// Cuts the one object of the text into `pairs`, and its array `array_key` into `elements`.
    pub(super) fn members(
        &mut self,
        pairs: &mut Vec<(&'a str, &'a str)>,
        array_key: &str,
        elements: &mut Option<Vec<&'a str>>,
    ) -> Result<(), Broken> {
        self.expect(b'{')?;
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return self.end();
        }
        loop {
            self.skip_space();
            let start = self.at + 1;
            self.string()?;
            let key = self.text.get(start..self.at - 1).unwrap_or_default();
            self.expect(b':')?;
            self.skip_space();
            let start = self.at;
            if key == array_key && self.peek() == Some(b'[') {
                self.elements(elements.insert(Vec::new()))?;
            } else {
                self.value()?;
            }
            pairs.push((key, self.text.get(start..self.at).unwrap_or_default()));
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return self.end();
                }
                _ => return Err(self.broken()),
            }
        }
    }

    fn end(&mut self) -> Result<(), Broken> {
        self.skip_space();
        if self.at == self.text.len() {
            Ok(())
        } else {
            Err(self.broken())
        }
    }
}
