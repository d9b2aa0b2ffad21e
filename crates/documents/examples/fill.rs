//! Fills a template with the example county: `fill <template.docx> <made.docx>`. Refused, it prints the problems as JSON instead.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, template, made] = arguments.as_slice() else { return Err("fill <template.docx> <made.docx>".into()) };
    let (catalog, input) = (weibao_standards::catalog_for_documents(), weibao_standards::example());
    let assessment = weibao_core::read(&catalog, &input).map_err(|_| "no saved file")?;
    let report = weibao_core::judge(&catalog, &assessment, None);
    match weibao_documents::filled(&std::fs::read(template)?, &catalog, &assessment, &report, &input) {
        Ok(bytes) => std::fs::write(made, bytes)?,
        Err(problems) => println!("{}", serde_json::to_string(&problems)?),
    }
    Ok(())
}
