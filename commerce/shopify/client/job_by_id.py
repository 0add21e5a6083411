from typing import Optional

from .base_model import BaseModel


class JobById(BaseModel):
    job: Optional["JobByIdJob"]


class JobByIdJob(BaseModel):
    id: str
    done: bool


JobById.model_rebuild()
