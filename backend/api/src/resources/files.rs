//! Files that answer questions: sent by whoever answers, read by them and by organisers. The body is the file itself.

use actix_web::http::header::{
    Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use app::App;
use app::files::{FileSlot, OpenSlot, OwnUpload, Upload};
use domain::{AnsweredFile, FileId, MemberId, RegistrationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use super::intent;
use super::invitations::dead_link;
use crate::http::{
    Created, IdempotencyKey, InvitationLimit, LinkToken, Query, Register, Replayed, read_file,
};
use crate::problem::{LinkProblems, Problem, ProblemType, ReadProblems, TransitionProblems};
use crate::wire::caller::SignedIn;
use crate::wire::word::MediaType;

pub fn routes(config: &mut impl Register) {
    config.service(upload_file).service(upload_own_file).service(get_file).service(delete_file);
}

/// A file that answers a question.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileView {
    pub id: Uuid,
    /// Cleaned; its extension agrees with the content.
    #[schema(example = "Toetuskiri.pdf")]
    pub name: String,
    pub media_type: MediaType,
    #[schema(example = 48_213)]
    pub bytes: u32,
}

impl From<AnsweredFile> for FileView {
    fn from(file: AnsweredFile) -> Self {
        let AnsweredFile { id, name, media_type, bytes } = file;
        Self { id: id.0, name, media_type: media_type.into(), bytes }
    }
}

/// The bytes of a file.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct FileBytes(pub Vec<u8>);

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UploadQuery {
    /// Code of the question.
    #[validate(length(min = 1, max = 80))]
    #[param(min_length = 1, max_length = 80, example = "support-letter")]
    pub question: String,
    /// Of whom the question is asked, where it is one about members.
    pub member: Option<Uuid>,
    /// The name of the file.
    #[validate(length(max = 1000))]
    #[param(max_length = 1000, example = "Toetuskiri.pdf")]
    pub name: String,
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OwnUploadQuery {
    /// Code of the question.
    #[validate(length(min = 1, max = 80))]
    #[param(min_length = 1, max_length = 80, example = "photo")]
    pub question: String,
    /// The name of the file.
    #[validate(length(max = 1000))]
    #[param(max_length = 1000, example = "Foto.jpg")]
    pub name: String,
}

/// Sends a file as the answer to a question, in the place of an earlier one. What it is, is told by its content.
///
/// In a draft it is the answer at once; the version of the answers stays. In a registration that is handed in and can be
/// amended, it waits a day for an amendment that names it.
/// **Permissions:** its applicant.
#[utoipa::path(
    tag = "forms",
    params(("id" = Uuid, Path, description = "the registration's"), UploadQuery, IdempotencyKey),
    request_body(content = FileBytes, content_type = "application/octet-stream"),
    responses((status = 201, body = FileView), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[post("/registrations/{id}/files")]
pub async fn upload_file(
    id: Path<Uuid>,
    caller: SignedIn,
    key: IdempotencyKey,
    Query(query): Query<UploadQuery>,
    app: Data<App>,
    request: HttpRequest,
    body: Payload,
) -> Result<Replayed<Created<FileView>>, Problem> {
    let id = RegistrationId(*id);
    let slot = FileSlot { question: query.question, member: query.member.map(MemberId) };
    let open = app.open_slot(&caller.0, id, &slot).await?;
    let bytes = read(&request, body, &open).await?;
    let upload = Upload { slot, name: query.name, bytes };
    let once = app.upload_file(&caller.0, id, upload, &intent(key)).await?;
    Ok(Replayed::new(created(once.value), once.replayed))
}

/// Sends a file as one's own answer, in the place of an earlier one. It is taken away by answering the question with null.
///
/// **Permissions:** whoever holds the link and has accepted; limited per network address.
#[utoipa::path(
    tag = "invitations",
    params(LinkToken, OwnUploadQuery, IdempotencyKey),
    request_body(content = FileBytes, content_type = "application/octet-stream"),
    responses((status = 201, body = FileView), LinkProblems)
)]
#[post("/invitations/files")]
pub async fn upload_own_file(
    _: InvitationLimit,
    token: LinkToken,
    key: IdempotencyKey,
    Query(query): Query<OwnUploadQuery>,
    app: Data<App>,
    request: HttpRequest,
    body: Payload,
) -> Result<Replayed<Created<FileView>>, Problem> {
    let OwnUploadQuery { question, name } = query;
    let open = app.open_own_slot(&token.0, &question).await.map_err(dead_link)?;
    let bytes = read(&request, body, &open).await?;
    let upload = OwnUpload { question, name, bytes };
    let once = app.upload_own_file(&token.0, upload, &intent(key)).await.map_err(dead_link)?;
    Ok(Replayed::new(created(once.value), once.replayed))
}

async fn read(request: &HttpRequest, body: Payload, open: &OpenSlot) -> Result<Vec<u8>, Problem> {
    let limit = usize::try_from(open.limits.max_bytes).unwrap_or(usize::MAX);
    read_file(request, body.into_inner(), limit).await.map_err(|problem| match problem.kind() {
        ProblemType::PayloadTooLarge => problem.errors(vec![open.limits.too_large(&open.pointer)]),
        _ => problem,
    })
}

/// Files never change, so they are all of the first version.
fn created(file: AnsweredFile) -> Created<FileView> {
    Created::new(format!("/api/v1/files/{}", file.id), 1, file.into())
}

/// Reads a file, to be saved rather than shown.
///
/// **Permissions:** the applicant, except what members gave themselves; members of the programme's organisation, once the
/// registration is handed in.
#[utoipa::path(
    tag = "forms",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, content(
            (FileBytes = "application/pdf"),
            (FileBytes = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (FileBytes = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (FileBytes = "application/vnd.oasis.opendocument.text"),
            (FileBytes = "image/png"),
            (FileBytes = "image/jpeg"),
        )),
        ReadProblems
    ),
    security(("session" = []), ("bearer" = []))
)]
#[get("/files/{id}")]
pub async fn get_file(id: Path<Uuid>, caller: SignedIn, app: Data<App>) -> Result<HttpResponse, Problem> {
    let (file, bytes) = app.get_file(&caller.0, FileId(*id)).await?;
    Ok(HttpResponse::Ok()
        .content_type(file.media_type.mime())
        .insert_header(attached(&file.name))
        .body(bytes))
}

/// The name once for everybody, and once in letters that every browser has ever understood.
fn attached(name: &str) -> ContentDisposition {
    let plain =
        name.chars().map(|letter| if letter.is_ascii_graphic() || letter == ' ' { letter } else { '_' });
    let exact = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: name.as_bytes().to_vec(),
    };
    let parameters = vec![DispositionParam::Filename(plain.collect()), DispositionParam::FilenameExt(exact)];
    ContentDisposition { disposition: DispositionType::Attachment, parameters }
}

/// Takes a file away from a draft, or one that waits for an amendment.
///
/// **Permissions:** the applicant, except what members gave themselves.
#[utoipa::path(
    tag = "forms",
    params(("id" = Uuid, Path)),
    responses((status = 204), TransitionProblems),
    security(("session" = []), ("bearer" = []))
)]
#[delete("/files/{id}")]
pub async fn delete_file(id: Path<Uuid>, caller: SignedIn, app: Data<App>) -> Result<HttpResponse, Problem> {
    app.delete_file(&caller.0, FileId(*id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_travels_in_its_own_letters_and_breaks_no_header() {
        let header = attached("Küla \"A\" – письмо.pdf").to_string();
        assert!(header.starts_with("attachment; filename=\"K_la \\\"A\\\" _ ______.pdf\""), "{header}");
        assert!(header.contains("filename*=UTF-8''K%C3%BCla%20%22A%22"), "{header}");
        assert!(header.is_ascii());
    }
}
