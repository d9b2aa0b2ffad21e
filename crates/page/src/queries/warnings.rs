//! What a text should not hold: it is kept, and the user is warned.

/// What a text seems to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// 18 characters like a citizen's number.
    Identity,
    /// 11 digits like a mobile number.
    Phone,
}

/// Whether a text seems to hold a person's number.
pub fn personal(text: &str) -> Option<Personal> {
    let mut phone = None;
    for run in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let identity = run.len() == 18 && digits >= 17 && run.bytes().take(17).all(|byte| byte.is_ascii_digit());
        if identity && run.bytes().last().is_some_and(|last| last.is_ascii_digit() || last.eq_ignore_ascii_case(&b'x'))
        {
            return Some(Personal::Identity);
        }
        if run.len() == 11 && digits == 11 && run.starts_with('1') {
            phone = Some(Personal::Phone);
        }
    }
    phone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_numbers_of_persons() {
        assert_eq!(personal("见张某45010320150101123X的材料"), Some(Personal::Identity));
        assert_eq!(personal("450103201501011234"), Some(Personal::Identity));
        assert_eq!(personal("联系13800138000。"), Some(Personal::Phone));
        assert_eq!(personal("电话13800138000，证号45010320150101123x"), Some(Personal::Identity));
    }

    #[test]
    fn lets_other_numbers_pass() {
        for text in
            ["", "民函〔2021〕68号", "12345678901234567", "20210908", "23800138000", "138001380001", "合计 11 个乡镇"]
        {
            assert_eq!(personal(text), None, "{text}");
        }
    }
}
