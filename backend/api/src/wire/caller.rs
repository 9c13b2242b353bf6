//! Who asks. `SignedIn` refuses strangers; `MaybeSignedIn` lets them through, but not those with a broken token.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use app::{App, Caller};
use domain::SessionId;

use crate::http::{Audience, Credentials};
use crate::problem::{Problem, ProblemType};

/// A signed-in caller with the roles of this moment.
pub struct SignedIn(pub Caller);

/// A signed-in caller, or nobody.
pub struct MaybeSignedIn(pub Option<Caller>);

impl MaybeSignedIn {
    /// Strangers are all told the same.
    pub fn audience(&self) -> Audience {
        if self.0.is_some() { Audience::Caller } else { Audience::Everyone }
    }
}

type Loading<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

impl FromRequest for MaybeSignedIn {
    type Error = Problem;
    type Future = Loading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let credentials = Credentials::from_request(request, payload);
        let app = request.app_data::<Data<App>>().cloned();
        Box::pin(async move {
            let Credentials::Token { session_id, person_id, .. } = credentials.await? else {
                return Ok(Self(None));
            };
            let app = app.ok_or(ProblemType::Internal)?;
            let caller = app.caller(SessionId(session_id)).await?;
            if caller.id().0 == person_id {
                Ok(Self(Some(caller)))
            } else {
                Err(ProblemType::Unauthenticated.into())
            }
        })
    }
}

impl FromRequest for SignedIn {
    type Error = Problem;
    type Future = Loading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = MaybeSignedIn::from_request(request, payload);
        Box::pin(async move {
            let MaybeSignedIn(caller) = caller.await?;
            caller.map(Self).ok_or_else(|| ProblemType::Unauthenticated.into())
        })
    }
}
