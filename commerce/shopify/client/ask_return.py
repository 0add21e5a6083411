from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ReturnErrorCode


class AskReturn(BaseModel):
    return_request: Optional["AskReturnReturnRequest"] = Field(alias="returnRequest")


class AskReturnReturnRequest(BaseModel):
    return_: Optional["AskReturnReturnRequestReturn"] = Field(alias="return")
    user_errors: list["AskReturnReturnRequestUserErrors"] = Field(alias="userErrors")


class AskReturnReturnRequestReturn(BaseModel):
    id: str


class AskReturnReturnRequestUserErrors(BaseModel):
    code: Optional[ReturnErrorCode]
    field: Optional[list[str]]
    message: str


AskReturn.model_rebuild()
AskReturnReturnRequest.model_rebuild()
